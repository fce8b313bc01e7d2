import type {IncomingMessage} from "node:http";

/** Why a request gets no file at all. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const methods = ["GET", "HEAD"];

/** Bytes of a request's head at most. Other things that this machine serves leave their cookies, which come with each request. */
export const longestHead = 65_536;
/** Longer than any address that a page makes of what a reader has chosen. */
const longestTarget = 32_768;

/**
 * What is wrong with a request before any file is looked for: another method than GET and HEAD, an address too long, or
 * another host than this machine. A site elsewhere whose name was made to point here (DNS rebinding) would be read by its
 * scripts otherwise.
 *
 * @param hosts names of hosts that are allowed besides this machine's own, in lower case
 * @returns null where nothing is wrong
 */
export function refusalOf(
  {method = "", url = "", headers, headersDistinct}: IncomingMessage,
  hosts: readonly string[]
): Refusal | null {
  if (!methods.includes(method))
    return {
      status: 405,
      headers: {allow: methods.join(", ")},
      text: "Only GET and HEAD are answered. 只应答 GET 和 HEAD 请求。"
    };
  if (url.length > longestTarget)
    return {
      status: 414,
      headers: {},
      text: `This address has ${url.length} characters; at most ${longestTarget} are taken. Send what you chose as a file, or choose less. 此网址长 ${url.length} 个字符，上限为 ${longestTarget} 个；请改用文件发送，或精简所选内容。`
    };
  if ((headersDistinct.host?.length ?? 0) > 1)
    return {
      status: 400,
      headers: {},
      text: "The request names several hosts. 请求中有多个主机名。"
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
  const [, name] = /^(\[[0-9a-f:.]+\]|[\w.-]+)(?::\d*)?$/i.exec(authority) ?? [];
  const host = name?.toLowerCase().replace(/\.$/, "");
  if (host === undefined) return false;
  // Names below localhost never leave this machine (RFC 6761, section 6.3).
  return /^(.+\.)?localhost$/.test(host) || host === "127.0.0.1" || host === "[::1]" || hosts.includes(host);
}

/** What the parser of HTTP couldn't make a request of, and why: nothing that a page does leads here. */
export function faultOfRequest(code: string | undefined): Refusal {
  const headers = {};
  if (code === "HPE_HEADER_OVERFLOW")
    return {
      status: 431,
      headers,
      text: `The request’s head is longer than ${longestHead} bytes: a shorter address, or fewer cookies of this machine’s other sites, will do. 请求头超过 ${longestHead} 字节；请缩短网址，或清除本机其他网站的 Cookie。`
    };
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return {status: 408, headers, text: "The request took too long to arrive. 请求未能及时传完。"};
  return {status: 400, headers, text: "This isn’t a request of HTTP. 这不是有效的 HTTP 请求。"};
}
