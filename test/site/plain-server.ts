import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import {join} from "node:path";
import {lookup} from "mrmime";

export interface PlainServer {
  /** Where the site stands, without a slash at its end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * The least that a host of static files does: a path is a file, a folder its `index.html`, and nothing else is guessed.
 *
 * @param site the folder that is served
 * @param below the path on the host below which it stands, from slash to slash
 */
export async function servePlainly(site: string, below: string): Promise<PlainServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const inside = path.startsWith(below) ? path.slice(below.length) : null;
    const named = inside === null ? "" : join(site, inside);
    const file = named.endsWith("/") || inside === "" ? join(named, "index.html") : named;
    if (inside === null || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end("not found");
      return;
    }
    response.writeHead(200, {"content-type": lookup(file) ?? "application/octet-stream"}).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("expected a port of this machine; found none");
  return {
    address: `http://127.0.0.1:${bound.port}${below.slice(0, -1)}`,
    close: () => new Promise((resolve) => server.close(() => resolve()))
  };
}
