import type { Step } from "@/api/types";
import { useTexts } from "@/texts/useTexts";
import type { Texts } from "@/texts/zh";
import { DateField, Field, Options } from "@/ui/parts";
import { keysOf, valueOf } from "./values";

const longLine = 60;

interface Props {
  step: Step;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

/** The control of a step, by its kind and its limits. What counts is decided by the server. */
export function StepControl({ step, value, error, onChange }: Props) {
  const t = useTexts();
  const shared = { label: step.title, error, hint: hintOf(step, t) };
  const { limits } = step;
  switch (step.kind) {
    case "choice":
    case "choices":
      return <Options {...shared} options={step.options} chosen={keysOf(value)} several={step.kind === "choices"} onChange={(keys) => onChange(valueOf(keys))} />;
    case "slot":
      return <Options {...shared} hint={step.options.length === 0 ? t.noSlots : shared.hint} options={step.options} chosen={keysOf(value)} onChange={(keys) => onChange(valueOf(keys))} />;
    case "yesNo":
      return <Options {...shared} options={[{ key: "yes", label: t.yes }, { key: "no", label: t.no }]} chosen={keysOf(value)} onChange={(keys) => onChange(valueOf(keys))} />;
    case "date":
      return <DateField {...shared} value={value} first={limits.firstDay ?? undefined} last={limits.lastDay ?? undefined} placeholder={t.chooseDate} onChange={onChange} />;
    case "number":
      return <Field {...shared} value={value} mode="decimal" onChange={onChange} />;
    case "money":
      return <Field {...shared} value={value} mode="decimal" onChange={onChange} />;
    case "phone":
      return <Field {...shared} value={value} mode="tel" autoComplete="tel" onChange={onChange} />;
    case "name":
    case "signature":
      return <Field {...shared} value={value} autoComplete={step.kind === "name" ? "name" : "off"} onChange={onChange} />;
    case "text":
      return <Field {...shared} value={value} lines={!limits.most || limits.most > longLine} onChange={onChange} />;
    default:
      return <Field {...shared} value={value} onChange={onChange} />;
  }
}

function hintOf(step: Step, t: Texts): string | undefined {
  const { least, most, firstDay, lastDay, workingDays } = step.limits;
  switch (step.kind) {
    case "choices":
      return t.optionsRange(least ?? null, most ?? null);
    case "date":
      return [t.dateRange(firstDay ?? null, lastDay ?? null), workingDays ? t.onlyWorkingDays : ""].filter(Boolean).join("，") || undefined;
    case "text":
      if (least && least === most) return t.charactersExactly(least);
      return [least ? t.charactersAtLeast(least) : "", most ? t.charactersAtMost(most) : ""].filter(Boolean).join("，") || undefined;
    case "money":
      return least && most ? `${t.between(String(least), String(most))}${t.yuan}` : t.yuan;
    case "number":
      return least && most ? t.between(String(least), String(most)) : undefined;
    default:
      return undefined;
  }
}
