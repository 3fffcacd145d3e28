import type { ReactNode } from "react";
import type { ServicePage } from "@/api/types";
import { useTexts } from "@/texts/useTexts";
import { Card, Facts, Heading, Note, Words } from "@/ui/parts";

/** What a citizen reads before beginning, around the button that begins. */
export function ServiceFacts({ service, children }: { service: ServicePage; children: ReactNode }) {
  const t = useTexts();
  const { item } = service;
  const facts = [
    { name: t.hours, value: service.hours },
    { name: t.promised, value: item.promisedDays && t.workingDays(item.promisedDays) },
    { name: t.legal, value: item.legalDays && t.workingDays(item.legalDays) },
    { name: t.fee, value: item.fee },
    { name: t.materials, value: item.materials?.join("、") },
    { name: t.basis, value: item.basis },
    { name: t.counter, value: item.counter },
  ].filter((fact) => fact.value);
  return (
    <>
      {service.intro && <Words>{service.intro}</Words>}
      {children}
      {facts.length > 0 && (
        <Card>
          <Heading level={2}>{t.facts}</Heading>
          <Facts facts={facts} />
        </Card>
      )}
      <Card>
        <Heading level={2}>{t.willAsk}</Heading>
        <Words>{service.steps.join("、")}</Words>
        <Note>{`${t.outcomes[service.outcome]}\n${t.canSwitch}`}</Note>
      </Card>
    </>
  );
}
