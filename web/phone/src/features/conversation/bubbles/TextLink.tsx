import type { KeyboardEvent, ReactNode } from "react";

/** A link inside a running text. A real button would not break over lines with the text around it. */
export function TextLink({ role = "link", onPress, children }: { role?: "link" | "button"; onPress: () => void; children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && !(role === "button" && event.key === " ")) return;
    event.preventDefault();
    onPress();
  };
  return (
    <span role={role} tabIndex={0} className="text-link" onClick={onPress} onKeyDown={onKeyDown}>
      {children}
    </span>
  );
}
