import type { Message } from "../../api/types";
import { CoverPicture } from "../../shared/CoverPicture";
import { separatorText } from "../../shared/timeText";
import { useNow } from "../../state/hooks";
import { useLanguage } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

/** Articles as the history page lists them: one block a message with its time, one row an article. */
export function ArticleRows({ messages }: { messages: readonly Message[] }) {
  const { browse } = usePhone();
  const { language } = useLanguage();
  const now = useNow(60_000);
  return messages.map((message) => (
    <section key={message.id} className="article-block">
      <time className="article-time">{separatorText(Date.parse(message.at), now, language)}</time>
      {(message.articles ?? []).map((article, index) => (
        <button key={`${index}-${article.title}`} type="button" className="article-row" onClick={() => browse(article.url)}>
          <span className="article-words">
            <span className="article-title">{article.title}</span>
            {article.description && <span className="article-note">{article.description}</span>}
          </span>
          <CoverPicture url={article.pictureUrl} seed={article.title} className="article-thumb" />
        </button>
      ))}
    </section>
  ));
}
