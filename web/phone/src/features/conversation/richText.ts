import { safeUrl } from "../../shared/safeUrl";
import { isEmojiCode } from "./emoji";

/** A text message in pieces, as WeChat shows it. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "link"; text: string; url: string }
  /** `weixin://bizmsgmenu`: pressing it sends `content` as if typed, with the entry's id. */
  | { kind: "menu"; text: string; content: string; id: string }
  | { kind: "phone"; text: string; number: string }
  | { kind: "emoji"; name: string };

const anchor = /<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))[^>]*>([\s\S]*?)<\/a>/giu;
const inline = new RegExp(
  [
    // An address ends at a blank, at CJK text or at punctuation that belongs to the sentence.
    String.raw`(?<url>(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+)`,
    // Mobile, landline with area code, 400/800 numbers, five-digit government and service lines.
    String.raw`(?<phone>(?<![\d.\-])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|12[1-9]\d{2}|9[56]\d{3})(?![\d.\-年月日元号]))`,
    String.raw`\[(?<emoji>[\u4e00-\u9fff]{1,4})\]`,
  ].join("|"),
  "gu",
);
const sentenceEnd = /[.,;:!?'")\]]+$/u;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", nbsp: " " };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos|#39|nbsp);/gu, (whole, name: string) => entities[name] ?? whole);
}

/** Splits a text into pieces; what is not understood stays text, markup never reaches the page as markup. */
export function parseRichText(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(anchor)) {
    const [whole, double, single, bare, label = ""] = match;
    pushPlain(pieces, text.slice(from, match.index));
    pushAnchor(pieces, decodeEntities(double ?? single ?? bare ?? ""), decodeEntities(label.replaceAll(/<[^>]*>/gu, "")));
    from = match.index + whole.length;
  }
  pushPlain(pieces, text.slice(from));
  return pieces;
}

function pushAnchor(pieces: Piece[], href: string, label: string): void {
  if (href.toLowerCase().startsWith("weixin://bizmsgmenu")) {
    const query = new URLSearchParams(href.slice(href.indexOf("?") + 1));
    pieces.push({ kind: "menu", text: label, content: query.get("msgmenucontent") ?? label, id: query.get("msgmenuid") ?? "" });
    return;
  }
  if (href.toLowerCase().startsWith("tel:")) {
    pieces.push({ kind: "phone", text: label, number: href.slice(4) });
    return;
  }
  const url = safeUrl(href);
  pieces.push(url ? { kind: "link", text: label, url } : { kind: "text", text: label });
}

function pushPlain(pieces: Piece[], text: string): void {
  let from = 0;
  for (const match of text.matchAll(inline)) {
    const piece = pieceOf(match);
    if (!piece) continue;
    pushText(pieces, text.slice(from, match.index));
    pieces.push(piece);
    from = match.index + (piece.kind === "link" ? piece.text.length : match[0].length);
  }
  pushText(pieces, text.slice(from));
}

function pieceOf(match: RegExpExecArray | RegExpMatchArray): Piece | undefined {
  const { url, phone, emoji } = match.groups ?? {};
  if (emoji) return isEmojiCode(emoji) ? { kind: "emoji", name: emoji } : undefined;
  if (phone) return { kind: "phone", text: phone, number: phone.replaceAll("-", "") };
  if (!url) return undefined;
  const shown = url.replace(sentenceEnd, "");
  const target = safeUrl(shown.startsWith("www.") ? `http://${shown}` : shown);
  return target ? { kind: "link", text: shown, url: target } : undefined;
}

function pushText(pieces: Piece[], text: string): void {
  if (text !== "") pieces.push({ kind: "text", text });
}
