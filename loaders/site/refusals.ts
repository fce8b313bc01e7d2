import type {IncomingMessage} from "node:http";

/** Why a request gets no file at all. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const methods = ["GET", "HEAD"];

/**
 * What is wrong with a request before any file is looked for: another method than GET and HEAD, or another host than this
 * machine. A site elsewhere whose name was made to point here (DNS rebinding) would be read by its scripts otherwise.
 *
 * @param hosts names of hosts that are allowed besides this machine's own
 * @returns null where nothing is wrong
 */
export function refusalOf({method = "", url = "", headers}: IncomingMessage, hosts: readonly string[]): Refusal | null {
  if (!methods.includes(method))
    return {
      status: 405,
      headers: {allow: methods.join(", ")},
      text: "Only GET and HEAD are answered. 只应答 GET 和 HEAD 请求。"
    };
  // A target that names its host counts for more than the header (RFC 9112, section 3.2.2).
  const [, named = headers.host] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (named !== undefined && isOurs(named, hosts)) return null;
  return {
    status: 421,
    headers: {},
    text: `This server answers for this machine's own name alone, such as localhost; start it with --host NAME to allow another. 本服务只以本机名称（如 localhost）应答；如需其他名称，请用 --host 名称 启动。`
  };
}

function isOurs(authority: string, hosts: readonly string[]): boolean {
  const [, name] = /^(\[[0-9a-f:.]+\]|[^:@]+)(?::\d*)?$/i.exec(authority) ?? [];
  const host = name?.toLowerCase().replace(/\.$/, "");
  if (host === undefined) return false;
  // Names below localhost never leave this machine (RFC 6761, section 6.3).
  return /^(.+\.)?localhost$/.test(host) || host === "127.0.0.1" || host === "[::1]" || hosts.includes(host);
}
