import {createServer, type Server} from "node:http";
import {readFileSync, existsSync} from "node:fs";
import {join} from "node:path";
import sirv from "sirv";
import {compressor} from "./compress.js";

/**
 * Serves a built site on this machine: compressed where the browser takes it, in ranges where it asks for them.
 *
 * @param folder the site; read at each request, so that a new build shows without a restart
 * @param port the first to try; the next free one is taken
 * @returns the server and the address to open
 */
export async function serveSite(
  folder: string,
  port: number
): Promise<{readonly server: Server; readonly address: string}> {
  const files = sirv(folder, {dev: true, etag: true});
  const compressed = compressor(folder);
  const server = createServer(async (request, response) => {
    // A file that goes while a new site takes its place is looked for again, by the way below.
    const sent = await compressed(request).catch(() => null);
    if (sent) {
      const isKnown = request.headers["if-none-match"] === sent.headers.etag;
      response.writeHead(
        isKnown ? 304 : 200,
        isKnown ? {etag: sent.headers.etag, vary: sent.headers.vary} : sent.headers
      );
      response.end(isKnown || request.method === "HEAD" ? undefined : sent.body);
      return;
    }
    files(request, response, () => {
      const page = join(folder, "404.html");
      response.statusCode = 404;
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(existsSync(page) ? readFileSync(page) : "Not found");
    });
  });
  for (let candidate = port; candidate < port + 50; candidate++) {
    if (await listens(server, candidate)) return {server, address: `http://localhost:${candidate}/`};
  }
  throw new Error(`port: expected a free one from ${port} to ${port + 49}; found none. Name another with --port.`);
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error));
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(true);
    });
  });
}
