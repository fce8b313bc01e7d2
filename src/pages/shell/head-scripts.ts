/** What runs on every page, those without any script of their own among them: a few lines, which the policy names by their hash. */

/** The way to the other language leads to what is shown: whoever is about to take it takes the address's choice along. */
const keepChoice =
  `addEventListener("DOMContentLoaded",()=>{const link=document.querySelector("a.site-language");` +
  `for(const type of ["pointerover","pointerdown","focus","click"])` +
  `link.addEventListener(type,()=>{link.search=location.search;link.hash=location.hash})})`;

/** A sheet printed from a site that this machine alone serves leads nowhere for whoever gets it: its links are text. */
const unlinkOnPaper =
  `{const kept=new Map();` +
  `addEventListener("beforeprint",()=>{if(!/^(localhost|127\\.|\\[::1\\]$|$)/.test(location.hostname))return;` +
  `for(const link of document.querySelectorAll("a[href]:not([href^='#'])"))` +
  `if(link.host===location.host){kept.set(link,link.getAttribute("href"));link.removeAttribute("href")}});` +
  `addEventListener("afterprint",()=>{for(const [link,address] of kept)link.setAttribute("href",address);kept.clear()})}`;

/** The menu of further pages closes on Escape, on a press outside, and when the focus leaves it. */
const closeMenu =
  `{const close=(event)=>{const menu=document.querySelector(".site-more[open]");` +
  `if(menu&&!menu.contains(event.target))menu.open=false};` +
  `for(const type of ["pointerdown","focusin"])addEventListener(type,close);` +
  `addEventListener("keydown",(event)=>{const menu=document.querySelector(".site-more[open]");` +
  `if(menu&&event.key==="Escape"){menu.open=false;menu.querySelector("summary").focus()}})}`;

/** The scripts of a page's head. The page for what isn't there has no choice to keep. */
export function headScripts(path: string): string[] {
  return [...(path === "/404" ? [] : [keepChoice]), unlinkOnPaper, closeMenu];
}
