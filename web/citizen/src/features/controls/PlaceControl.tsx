import { useState } from "react";
import type { Step } from "@/api/types";
import { findPlace } from "@/platform/place";
import type { Place } from "@/state/place";
import { useTexts } from "@/texts/useTexts";
import { Action, Note, Row, Said } from "@/ui/parts";
import type { Moving } from "../useRun";

const digits = 5;

/** The place where the citizen is, from the phone. */
export function PlaceControl({ step, moving }: { step: Step; moving: Moving }) {
  const t = useTexts();
  const [place, setPlace] = useState<Place | "looking" | "missing" | null>(null);
  const look = async () => {
    setPlace("looking");
    setPlace((await findPlace()) ?? "missing");
  };
  const found = typeof place === "object" ? place : null;
  return (
    <>
      {step.limits.area && <Note>{t.placeWithin(step.limits.area)}</Note>}
      {moving.refusal && <Said urgent>{moving.refusal}</Said>}
      {place === "looking" && <Said>{t.lookingForPlace}</Said>}
      {place === "missing" && <Said urgent>{t.noPlace}</Said>}
      {found && <Said>{t.placeIs(found.latitude.toFixed(digits), found.longitude.toFixed(digits))}</Said>}
      <Row>
        <Action kind={found ? "plain" : "primary"} disabled={moving.busy || place === "looking"} onPress={() => void look()}>
          {t.usePlace}
        </Action>
        {found && (
          <Action kind="primary" disabled={moving.busy} onPress={() => void moving.act("enter", { step: step.key, text: "", place: { ...found, label: null } })}>
            {t.next}
          </Action>
        )}
      </Row>
    </>
  );
}
