import { useState } from "react";
import { api } from "@/api/client";
import type { Booking, FreeSlot } from "@/api/types";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Action, Enter, Form, Heading, Note, Options, Row } from "@/ui/parts";
import { Waiting } from "./Waiting";

interface MoveProps {
  booking: Booking;
  busy: boolean;
  onChosen: (slot: FreeSlot) => void;
  onStay: () => void;
}

/** Another free slot of the same offer. */
export function MoveBooking({ booking, busy, onChosen, onStay }: MoveProps) {
  const t = useTexts();
  const [loaded, retry] = useLoad(() => api.slotsFor(booking.id), booking.id);
  return (
    <>
      <Heading level={3}>{t.moveTo}</Heading>
      <Waiting loaded={loaded} retry={retry}>
        {(slots) => (slots.length === 0 ? <Note>{t.noSlotsToMoveTo}</Note> : <Choice slots={slots} busy={busy} onChosen={onChosen} />)}
      </Waiting>
      <Row>
        <Action disabled={busy} onPress={onStay}>
          {t.keepBooking}
        </Action>
      </Row>
    </>
  );
}

function Choice({ slots, busy, onChosen }: { slots: readonly FreeSlot[]; busy: boolean; onChosen: (slot: FreeSlot) => void }) {
  const t = useTexts();
  const [chosen, setChosen] = useState<FreeSlot | null>(null);
  const options = slots.map((slot) => ({ key: slot.startsAt, label: `${slot.time} ${t.seatsLeft(slot.free)}` }));
  return (
    <Form onSubmit={() => chosen && onChosen(chosen)}>
      <Options label={t.moveTo} options={options} chosen={chosen ? [chosen.startsAt] : []} onChange={([key]) => setChosen(slots.find((slot) => slot.startsAt === key) ?? null)} />
      <Enter disabled={busy || !chosen}>{chosen ? t.moveHere(chosen.time) : t.chooseFirst}</Enter>
    </Form>
  );
}
