import {request} from "node:http";
import {connect} from "node:net";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks a server without a client that decodes by itself or tidies the path. */
export function ask(
  address: string,
  path: string,
  {method = "GET", headers = {}}: {method?: string; headers?: Readonly<Record<string, string>>} = {}
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(address);
    request({host: hostname, port, path, method, headers, agent: false}, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts)})
      );
    })
      .on("error", reject)
      .end();
  });
}

/** Sends bytes as they are, and gives all that comes back until the server ends the connection, or null where that takes too long. */
export function sendRaw(address: string, bytes: string | Buffer, patience = 2000): Promise<string | null> {
  return new Promise((resolve) => {
    const {port} = new URL(address);
    const socket = connect(Number(port), "127.0.0.1");
    let said = "";
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(null);
    }, patience);
    socket.on("data", (chunk) => (said += chunk.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(said);
    });
    socket.write(bytes);
  });
}
