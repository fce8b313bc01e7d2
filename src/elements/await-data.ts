import {common} from "../language/common.js";
import type {Language} from "../language/format.js";

/** What a page waits for; null where it can't be had, which the page then says below what was built. */
export async function awaitData<T>(page: HTMLElement, loading: Promise<T>, language: Language): Promise<T | null> {
  try {
    return await loading;
  } catch {
    page.append(
      Object.assign(page.ownerDocument.createElement("p"), {
        className: "failed",
        role: "alert",
        textContent: common[language].failed
      })
    );
    return null;
  }
}
