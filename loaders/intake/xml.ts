/** XML as it comes, element by element, so that a sheet of a gigabyte is never held whole as text. */
import {SaxesParser} from "saxes";

/** What is told of an XML text; names come without their namespace's prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string | undefined>>): void;
  /** In pieces; entities are resolved. */
  text?(text: string): void;
  close?(name: string): void;
}

const chunkSize = 2 ** 20;

/**
 * Reads an XML text. Characters that XML forbids are let through, since programs write what was typed into their cells.
 *
 * @throws where it isn't well-formed, such as one that was cut short
 */
export function readXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    if (!error.message.endsWith(" disallowed character.")) throw error;
  });
  parser.on("opentag", ({name, attributes}) => {
    handlers.open?.(
      local(name),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value]))
    );
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  parser.on("closetag", ({name}) => handlers.close?.(local(name)));
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += chunkSize)
    parser.write(decoder.decode(bytes.subarray(at, at + chunkSize), {stream: at + chunkSize < bytes.length}));
  parser.close();
}

/** UTF-8 unless it begins with the mark of UTF-16: no other may stand in a workbook. */
function encodingOf([first, second]: Uint8Array): string {
  return first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** A name without its namespace's prefix, which each program chooses. */
function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
