/**
 * Follows links that ask the page itself for something else as choices, without loading it anew, and brings its heading into
 * sight. Opened in another tab or window, they are links like any other.
 *
 * @param follow makes the choice that an address, `?…`, asks for
 */
export function followOwnLinks(page: HTMLElement, follow: (address: string) => Promise<void>): void {
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href");
    if (!address?.startsWith("?") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void follow(address).then(() => page.querySelector("h1")?.scrollIntoView({block: "nearest"}));
  });
}
