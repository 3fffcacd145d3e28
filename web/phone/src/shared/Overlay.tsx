import { createContext, useContext, type ReactNode } from "react";
import { createPortal } from "react-dom";

/** The layer above the pages of one phone; undefined outside a phone. */
export const OverlayContext = createContext<HTMLElement | null>(null);

/** Puts a dialog above everything on its phone, wherever in a page it was opened. */
export function Overlay({ children }: { children: ReactNode }) {
  const layer = useContext(OverlayContext);
  return layer ? createPortal(children, layer) : children;
}
