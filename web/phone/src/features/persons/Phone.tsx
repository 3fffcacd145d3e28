import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { Person } from "../../api/types";
import { useStore } from "../../state/hooks";
import { OverlayContext } from "../../shared/Overlay";
import { safeUrl } from "../../shared/safeUrl";
import { useTexts } from "../../texts/useTexts";
import { BrowserSheet } from "../browser/BrowserSheet";
import { SmsNotice } from "../sms/SmsNotice";
import { PhoneContext, type PhoneSurface } from "./phoneContext";
import { PhonePage, TabRoot } from "./PhonePages";
import { StatusBar } from "./StatusBar";
import { start, travel, type Page } from "./navigation";

interface PhoneProps {
  person: Person;
  /** Page to open at first, from the address of the web page. */
  firstPage?: Page | undefined;
  onPerson: (personId: string) => void;
}

const toastMs = 2200;

function useToast(): [string | undefined, (text: string) => void] {
  const [text, setText] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const toast = useCallback((shown: string) => {
    clearTimeout(timer.current);
    setText(shown);
    timer.current = setTimeout(() => setText(undefined), toastMs);
  }, []);
  return [text, toast];
}

/** One simulated phone: status bar, the page on top, the browser sheet and the short notice. */
export function Phone({ person, firstPage, onPerson }: PhoneProps) {
  const t = useTexts();
  const store = useStore();
  const [place, go] = useReducer(travel, firstPage ? { ...start, stack: [firstPage] } : start);
  const [notice, toast] = useToast();
  useEffect(() => {
    void store.watch(person.id);
  }, [store, person.id]);

  const surface = useMemo<PhoneSurface>(() => {
    const complain = (error: unknown) => toast(error instanceof Error ? error.message : String(error));
    return {
      person,
      go,
      toast,
      open: (page) => go({ to: "page", page }),
      back: () => go({ to: "back" }),
      browse: (address) => {
        const url = safeUrl(address);
        if (url) go({ to: "browser", url });
        else toast(t.badLink);
      },
      attempt: (work) =>
        work().catch((error: unknown) => {
          complain(error);
          return undefined;
        }),
      becomePerson: onPerson,
    };
  }, [person, onPerson, toast, t]);

  const [overlay, setOverlay] = useState<HTMLElement | null>(null);
  const top = place.stack.at(-1);
  return (
    <PhoneContext value={surface}>
      <OverlayContext value={overlay}>
      <section className="phone-screen" aria-label={t.phoneOf(person.nickname)}>
        <StatusBar />
        <SmsNotice />
        <div className="phone-pages" inert={place.browser !== undefined}>
          {top ? <PhonePage key={`${place.stack.length}-${top.name}`} page={top} /> : <TabRoot tab={place.tab} />}
        </div>
        {place.browser && <BrowserSheet key={place.browser} address={place.browser} onClose={() => go({ to: "browser", url: undefined })} />}
        <div ref={setOverlay} className="phone-overlay" />
        <div className="toast-place" role="status" aria-live="polite">
          {notice && <span className="toast">{notice}</span>}
        </div>
        <span className="home-line" aria-hidden="true" />
      </section>
      </OverlayContext>
    </PhoneContext>
  );
}
