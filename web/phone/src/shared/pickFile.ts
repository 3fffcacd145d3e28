/** Opens the system's file chooser; resolves to nothing when it is closed without a choice. Call it from a press. */
export function pickFile(accept: string, capture?: "environment"): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    if (capture) input.capture = capture;
    input.addEventListener("change", () => resolve(input.files?.[0]));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}
