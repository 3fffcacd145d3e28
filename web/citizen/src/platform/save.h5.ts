/** Whether a file can be saved without another tap. */
export const savesAtOnce = true;

/** Gives the citizen a file, as the browser does it. WeChat's own browser may show it instead, or nothing: the page offers copying too. */
export async function saveFile(name: string, text: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
