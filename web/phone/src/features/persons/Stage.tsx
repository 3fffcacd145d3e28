import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import type { Person } from "../../api/types";
import { useMedia, useWidth } from "../../shared/measure";
import { useSelect, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { PersonsPanel } from "./PersonsPanel";
import { Phone } from "./Phone";
import { PhoneHolder } from "./PhoneHolder";
import { Toolbar } from "./Toolbar";
import type { Page } from "./navigation";
import { StageContext } from "./phoneContext";
import { keepSeats, mostPhones, readSeats, seated, takeSeat } from "./seats";

const Drawer = lazy(() => import("../drawer/Drawer"));

const narrowest = "(max-width: 699.98px)";
const lookAgainMs = 3000;
/** A phone and the gap beside it. */
const phoneRoomPx = 356;

/** Page to open at first: `?chat=<appid>` leads straight into a conversation. */
function firstPageOf(search: string): Page | undefined {
  const appId = new URLSearchParams(search).get("chat");
  return appId ? { name: "conversation", appId } : undefined;
}

/** The whole page: one phone on a small screen; toolbar, one to three phones and the drawer on a wide one. */
export function Stage() {
  const t = useTexts();
  const persons = useSelect((state) => state.persons);
  const phase = useSelect((state) => state.phase);
  const narrow = useMedia(narrowest);
  const [room, width] = useWidth();
  const [seats, setSeats] = useState(() => readSeats(location.search, localStorage));
  const [drawer, setDrawer] = useState(false);
  const [panelFor, setPanelFor] = useState<number>();
  useEffect(() => keepSeats(seats, localStorage), [seats]);

  const fitting = narrow ? 1 : Math.max(1, Math.min(mostPhones, Math.floor(width / phoneRoomPx)));
  const shown = seated(seats, persons, fitting);
  const sit = (index: number, personId: string) => setSeats(takeSeat(seats, shown, index, personId));
  const openDrawer = useCallback(() => setDrawer(true), []);

  if (persons.length === 0) return <Waiting phase={phase} />;
  return (
    <div className={`app${drawer ? " app-with-drawer" : ""}`}>
      {!narrow && <Toolbar count={shown.length} fitting={Math.min(fitting, persons.length)} drawer={drawer} onCount={(count) => setSeats({ ...seats, count })} onDrawer={() => setDrawer(!drawer)} onAdd={() => setPanelFor(0)} />}
      <main ref={room} className="stage" aria-label={t.appTitle}>
        {shown.map((person, index) => (
          <Seat key={index} index={index} person={person} persons={persons} framed={!narrow} onPerson={sit} onPanel={setPanelFor} openDrawer={openDrawer} />
        ))}
      </main>
      {drawer && (
        <Suspense fallback={<aside className="drawer" />}>
          <Drawer onClose={() => setDrawer(false)} />
        </Suspense>
      )}
      {panelFor !== undefined && <PersonsPanel current={shown[panelFor]?.id} onPick={(personId) => sit(panelFor, personId)} onDrawer={openDrawer} onClose={() => setPanelFor(undefined)} />}
    </div>
  );
}

interface SeatProps {
  index: number;
  person: Person;
  persons: readonly Person[];
  framed: boolean;
  onPerson: (index: number, personId: string) => void;
  onPanel: (index: number) => void;
  openDrawer: () => void;
}

function Seat({ index, person, persons, framed, onPerson, onPanel, openDrawer }: SeatProps) {
  const surface = useMemo(() => ({ openDrawer, openPanel: () => onPanel(index) }), [openDrawer, onPanel, index]);
  const [firstPage] = useState(() => (index === 0 ? firstPageOf(location.search) : undefined));
  const phone = <Phone key={person.id} person={person} firstPage={firstPage} onPerson={(personId) => onPerson(index, personId)} />;
  return (
    <StageContext value={surface}>
      {framed ? (
        <PhoneHolder index={index} person={person} persons={persons} onPerson={(personId) => onPerson(index, personId)}>
          {phone}
        </PhoneHolder>
      ) : (
        phone
      )}
    </StageContext>
  );
}

function Waiting({ phase }: { phase: "loading" | "ready" | "unreachable" }) {
  const t = useTexts();
  const store = useStore();
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    // The platform makes the demo persons while it starts, perhaps after this page was opened.
    const timer = setInterval(() => void store.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [store]);
  return (
    <div className="app app-waiting">
      <p className="waiting-title">{phase === "loading" ? t.loading : phase === "unreachable" ? t.unreachable : t.persons}</p>
      {phase === "unreachable" && <p>{t.unreachableHint}</p>}
      {phase === "ready" && (
        <button type="button" className="button-primary" onClick={() => setAdding(true)}>
          {t.addPerson}
        </button>
      )}
      {adding && <PersonsPanel current={undefined} onPick={() => setAdding(false)} onDrawer={undefined} onClose={() => setAdding(false)} />}
    </div>
  );
}
