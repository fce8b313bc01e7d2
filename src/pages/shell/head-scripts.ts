/** What runs on every page, those without any script of their own among them: a few lines, which the policy names by their hash. */
import {pairSides} from "../../model/published/system-files.js";

/** The way to the other language leads to what is shown: whoever is about to take it takes the address's choice along. */
const keepChoice =
  `addEventListener("DOMContentLoaded",()=>{const link=document.querySelector("a.site-language");` +
  `for(const type of ["pointerover","pointerdown","focus","click"])` +
  `link.addEventListener(type,()=>{link.search=location.search;link.hash=location.hash})})`;

/** The two systems that the address names are kept over pages: a link to another page of the site takes them along. */
const keepPair =
  `{const keep=(event)=>{const link=event.target instanceof Element&&event.target.closest("a[href]");` +
  `if(!link||link.host!==location.host||link.matches("[href^='#'],[href^='?']"))return;` +
  `const here=new URLSearchParams(location.search),there=new URLSearchParams(link.search);` +
  `for(const side of ${JSON.stringify(pairSides)})if(here.has(side)){there.set(side,here.get(side));link.search=there}};` +
  `for(const type of ["pointerdown","focusin","click"])addEventListener(type,keep)}`;

/** A sheet printed from a site that this machine alone serves leads nowhere for whoever gets it: its links are text. */
const unlinkOnPaper =
  `{const kept=new Map();` +
  `addEventListener("beforeprint",()=>{if(!/^(localhost|127\\.|\\[::1\\]$|$)/.test(location.hostname))return;` +
  `for(const link of document.querySelectorAll("a[href]:not([href^='#'])"))` +
  `if(link.host===location.host){kept.set(link,link.getAttribute("href"));link.removeAttribute("href")}});` +
  `addEventListener("afterprint",()=>{for(const [link,address] of kept)link.setAttribute("href",address);kept.clear()})}`;

/** The scripts of a page's head. The page for what isn't there has no choice to keep. */
export function headScripts(path: string): string[] {
  return [...(path === "/404" ? [] : [keepChoice, keepPair]), unlinkOnPaper];
}
