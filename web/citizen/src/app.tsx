import type { PropsWithChildren } from "react";
import "./styles/app.css";

export default function App({ children }: PropsWithChildren) {
  return children;
}
