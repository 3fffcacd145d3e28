import type { Found } from "@/api/types";
import { useSettings } from "@/state/settings";
import { useTexts } from "@/texts/useTexts";
import { Card, Heading, Item, Rows, Small, Strong, Words } from "@/ui/parts";
import { ServiceList } from "./ServiceList";

/** Of answers that are sure the first is enough. */
const answersOf = (found: Found) => (found.sure ? found.answers.slice(0, 1) : found.answers);

/** How much fits the words. */
export const countOf = (found: Found) => found.services.length + answersOf(found).length + (found.today ? 1 : 0);

/** What fits the words: services to do, and what the account would answer in the chat. */
export function FoundMatters({ found }: { found: Found }) {
  const t = useTexts();
  const isEnglish = useSettings().language === "en";
  const today = isEnglish ? (found.todayInEnglish ?? found.today) : found.today;
  const answers = answersOf(found);
  return (
    <Card>
      <Heading level={2}>{t.found}</Heading>
      {today && (
        <>
          <Heading level={3}>{t.restrictions}</Heading>
          <Words>{today}</Words>
        </>
      )}
      {found.services.length > 0 && (
        <>
          <Heading level={3}>{t.foundServices}</Heading>
          <ServiceList services={found.services} empty="" />
        </>
      )}
      {answers.length > 0 && (
        <>
          <Heading level={3}>{t.foundAnswers}</Heading>
          {!found.sure && <Words>{t.suggestions}</Words>}
          <Rows>
            {answers.map((answer) => (
              <Item key={answer.id}>
                <Strong>{answer.title}</Strong>
                {answer.text && <Words>{answer.text}</Words>}
                {answer.articles.map((article) => (
                  <Small key={article.url}>{`${article.title} ${article.description}`}</Small>
                ))}
              </Item>
            ))}
          </Rows>
        </>
      )}
    </Card>
  );
}
