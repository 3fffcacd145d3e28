import { useEffect, useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Roads } from "@/api/types";
import { Page } from "@/features/Page";
import { RoadMap } from "@/features/RoadMap";
import { Failed } from "@/features/Waiting";
import { byLevel, levels, looks } from "@/state/roads";
import { timeText } from "@/state/times";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Heading, Item, Note, Row, Rows, Said, Swatch } from "@/ui/parts";

const everyMinute = 60_000;
/** Older than this, and the department does not answer. */
const stale = 5 * everyMinute;

/** How the roads go, on the map and in words (路况). */
export default function RoadsPage() {
  const t = useTexts();
  const [roads, setRoads] = useState<Roads | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let gone = false;
    const look = () =>
      api.roads().then(
        (found) => {
          if (gone) return;
          setRoads(found);
          setFailure(null);
        },
        (problem: unknown) => gone || setFailure(Failure.from(problem)),
      );
    void look();
    const timer = setInterval(look, everyMinute);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [round]);
  return (
    <Page title={t.roads}>
      {failure && <Failed failure={failure} retry={() => setRound(round + 1)} />}
      {!roads && !failure && <Said>{t.loading}</Said>}
      {roads && !roads.hasRoads && <Note>{t.noRoads}</Note>}
      {roads?.hasRoads && (
        <>
          <Said>{roads.at === null ? t.roadsSilent : Date.now() - Date.parse(roads.at) > stale ? t.roadsStale(timeText(roads.at)) : t.asOf(timeText(roads.at))}</Said>
          <RoadMap roads={roads} />
          {roads.roads.length > 0 && (
            <Row>
              {levels.map((level) => (
                <Swatch key={level} color={looks[level].color} dashed={looks[level].dashed ?? false}>
                  {t.roadLevels[level]}
                </Swatch>
              ))}
            </Row>
          )}
          {byLevel(roads.roads).map((group) => (
            <Card key={group.level}>
              <Heading level={2}>{t.roadCount(t.roadLevels[group.level] ?? "", group.roads.length)}</Heading>
              <Rows>
                {group.roads.map((road) => (
                  <Item key={road.id}>{road.name}</Item>
                ))}
              </Rows>
            </Card>
          ))}
          <Row>
            <Action onPress={() => setRound(round + 1)}>{t.refresh}</Action>
          </Row>
        </>
      )}
    </Page>
  );
}
