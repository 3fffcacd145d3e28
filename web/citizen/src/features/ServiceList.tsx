import type { ServiceCard } from "@/api/types";
import { addressOf, go } from "@/state/ways";
import { useTitle } from "@/texts/useTexts";
import { Item, Note, Rows, Small, Strong, Way } from "@/ui/parts";

export function ServiceList({ services, empty }: { services: readonly ServiceCard[]; empty: string }) {
  const titleOf = useTitle();
  if (services.length === 0) return <Note>{empty}</Note>;
  return (
    <Rows>
      {services.map((service) => (
        <Item key={service.key}>
          <Way address={addressOf("service", { key: service.key })} onGo={() => go("service", { key: service.key })}>
            <Strong>{titleOf(service)}</Strong>
            {service.intro && <Small>{service.intro}</Small>}
          </Way>
        </Item>
      ))}
    </Rows>
  );
}
