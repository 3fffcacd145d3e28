import { useEffect, useRef, useState } from "react";
import type { MenuButton, MenuInput } from "../../api/types";
import { Icon } from "../../shared/icons";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { AlbumSheet } from "./panels/AlbumSheet";
import { PlaceSheet } from "./panels/PlaceSheet";
import { useSending } from "./useSending";

/** What must be asked before a button of this type can be pressed. */
export function askedBy(type: string | null | undefined): "scan" | "pictures" | "place" | undefined {
  if (type?.startsWith("scancode_")) return "scan";
  if (type?.startsWith("pic_")) return "pictures";
  return type === "location_select" ? "place" : undefined;
}

interface MenuBarProps {
  appId: string;
  menu: MenuButton[];
  onKeyboard: () => void;
}

/** The account's menu (自定义菜单): up to three buttons, each with up to five below it. */
export function MenuBar({ appId, menu, onKeyboard }: MenuBarProps) {
  const t = useTexts();
  const [openIndex, setOpenIndex] = useState<number>();
  const { press, dialog } = usePress(appId);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (openIndex === undefined) return;
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !bar.current?.contains(event.target)) setOpenIndex(undefined);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [openIndex]);
  return (
    <div
      ref={bar}
      className="bottom-bar menu-bar"
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpenIndex(undefined);
      }}
    >
      <button type="button" className="menu-keyboard" aria-label={t.toKeyboard} onClick={onKeyboard}>
        <Icon name="keyboardFlat" size={26} />
      </button>
      {menu.map((button, index) => {
        const below = button.subButtons ?? [];
        return (
          <div key={`${index}-${button.name}`} className="menu-column">
            {openIndex === index && (
              <SubMenu
                name={button.name}
                buttons={below}
                onPick={(subIndex, picked) => {
                  setOpenIndex(undefined);
                  press([index, subIndex], picked);
                }}
              />
            )}
            <button
              type="button"
              className="menu-button"
              aria-haspopup={below.length > 0 ? "menu" : undefined}
              aria-expanded={below.length > 0 ? openIndex === index : undefined}
              onClick={() => (below.length > 0 ? setOpenIndex(openIndex === index ? undefined : index) : press([index], button))}
            >
              {below.length > 0 && <Icon name="menu" size={14} weight={2} />}
              <span>{button.name}</span>
            </button>
          </div>
        );
      })}
      {dialog}
    </div>
  );
}

function SubMenu({ name, buttons, onPick }: { name: string; buttons: MenuButton[]; onPick: (index: number, button: MenuButton) => void }) {
  const t = useTexts();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div className="sub-menu" role="menu" aria-label={t.menuOf(name)}>
      {buttons.map((button, index) => (
        <button key={`${index}-${button.name}`} ref={index === 0 ? first : undefined} type="button" role="menuitem" onClick={() => onPick(index, button)}>
          {button.name}
        </button>
      ))}
    </div>
  );
}

/** Presses a button, after asking for the code, pictures or place its type wants. */
function usePress(appId: string) {
  const { open } = usePhone();
  const sending = useSending(appId);
  const [asking, setAsking] = useState<{ path: number[]; what: "pictures" | "place" }>();
  const press = (path: number[], button: MenuButton) => {
    const what = askedBy(button.type);
    if (what === "scan") open({ name: "scan", forMenu: { appId, path } });
    else if (what) setAsking({ path, what });
    else void sending.press(path);
  };
  const answer = (input: MenuInput) => {
    if (asking) void sending.press(asking.path, input);
    setAsking(undefined);
  };
  const close = () => setAsking(undefined);
  const dialog =
    asking?.what === "pictures" ? (
      <AlbumSheet onPick={(picture) => answer({ pictures: [picture] })} onClose={close} />
    ) : asking?.what === "place" ? (
      <PlaceSheet onPick={(location) => answer({ location })} onClose={close} />
    ) : null;
  return { press, dialog };
}
