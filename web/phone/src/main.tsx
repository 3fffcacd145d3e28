import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { sandbox } from "./api/client";
import { listen } from "./api/events";
import { App } from "./App";
import { PhoneStore } from "./state/store";
import "./styles/theme.css";
import "./styles/stage.css";
import "./styles/phone.css";
import "./styles/lists.css";
import "./styles/sheets.css";
import "./styles/conversation.css";
import "./styles/bubbles.css";
import "./styles/cards.css";
import "./styles/scanner.css";

const store = new PhoneStore(sandbox);
store.connect(listen);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={store} />
    </StrictMode>,
  );
}
