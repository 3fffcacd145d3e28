/** What a server says. What stands before it may answer in words of its own, which are no JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
