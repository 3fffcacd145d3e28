/** A piece of a body with what it is, for its colour. */
export interface Token {
  kind: "plain" | "tag" | "attribute" | "text" | "cdata" | "key" | "string" | "number" | "literal";
  text: string;
}

export type BodyLanguage = "xml" | "json" | "text";

export function languageOf(body: string): BodyLanguage {
  const start = body.trimStart();
  if (start.startsWith("<")) return "xml";
  if (!/^[[{"]/u.test(start)) return "text";
  try {
    JSON.parse(body);
    return "json";
  } catch {
    return "text";
  }
}

const xmlPiece = /<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<[^>]*>|[^<]+/gu;

/** XML with one element a line, two blanks a level; an element that only holds text stays on its line. Broken XML comes back as far as it goes. */
export function formatXml(xml: string): string {
  const pieces = (xml.match(xmlPiece) ?? []).map((piece) => (piece.startsWith("<") ? piece : piece.trim())).filter(Boolean);
  const lines: string[] = [];
  let depth = 0;
  let line = "";
  const flush = () => {
    if (line) lines.push("  ".repeat(Math.max(depth, 0)) + line);
    line = "";
  };
  pieces.forEach((piece, index) => {
    const isTag = piece.startsWith("<") && !piece.startsWith("<![CDATA[");
    if (!isTag) {
      line += piece;
    } else if (piece.startsWith("</")) {
      if (!line) depth -= 1;
      line += piece;
      const closedAlone = line === piece;
      flush();
      if (!closedAlone) depth = Math.max(depth, 0);
    } else {
      flush();
      line = piece;
      const next = pieces[index + 1] ?? "";
      const holdsText = next !== "" && (!next.startsWith("<") || next.startsWith("<![CDATA[") || next.startsWith("</"));
      const isSingle = piece.endsWith("/>") || piece.startsWith("<?") || piece.startsWith("<!");
      if (isSingle) flush();
      else if (!holdsText) {
        flush();
        depth += 1;
      }
    }
  });
  flush();
  return lines.join("\n");
}

export function formatBody(body: string): { language: BodyLanguage; text: string } {
  const language = languageOf(body);
  if (language === "xml") return { language, text: formatXml(body) };
  if (language === "json") return { language, text: JSON.stringify(JSON.parse(body), null, 2) };
  return { language, text: body };
}

const jsonToken = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|[^"\d\-tfn]+|./gu;

function jsonTokens(text: string): Token[] {
  return [...text.matchAll(jsonToken)].flatMap((match): Token[] => {
    const [whole, quoted, colon, number, literal] = match;
    if (quoted && colon) return [{ kind: "key", text: quoted }, { kind: "plain", text: colon }];
    if (quoted) return [{ kind: "string", text: quoted }];
    if (number) return [{ kind: "number", text: number }];
    if (literal) return [{ kind: "literal", text: literal }];
    return [{ kind: "plain", text: whole }];
  });
}

function xmlTokens(text: string): Token[] {
  return (text.match(xmlPiece) ?? []).map((piece): Token => {
    if (piece.startsWith("<![CDATA[")) return { kind: "cdata", text: piece };
    return { kind: piece.startsWith("<") ? "tag" : "text", text: piece };
  });
}

export function tokens(language: BodyLanguage, text: string): Token[] {
  if (language === "json") return jsonTokens(text);
  return language === "xml" ? xmlTokens(text) : [{ kind: "plain", text }];
}
