import type { Article } from "../../../api/types";
import { CoverPicture } from "../../../shared/CoverPicture";
import { useTexts } from "../../../texts/useTexts";
import { usePhone } from "../../persons/phoneContext";

/** Articles over the whole width: one with a large cover and its digest, several with the cover of the first and small pictures below. */
export function NewsCard({ articles }: { articles: readonly Article[] }) {
  const [first, ...rest] = articles;
  if (!first) return null;
  return (
    <div className="news">
      {rest.length === 0 ? <Single article={first} /> : <Cover article={first} />}
      {rest.map((article, index) => (
        <SmallRow key={`${index}-${article.title}`} article={article} />
      ))}
    </div>
  );
}

function Single({ article }: { article: Article }) {
  const t = useTexts();
  const { browse } = usePhone();
  return (
    <button type="button" className="news-single" onClick={() => browse(article.url)}>
      <CoverPicture url={article.pictureUrl} seed={article.title} className="news-cover" />
      <span className="news-title">{article.title}</span>
      {article.description && <span className="news-digest">{article.description}</span>}
      <span className="news-more">{t.readMore}</span>
    </button>
  );
}

function Cover({ article }: { article: Article }) {
  const { browse } = usePhone();
  return (
    <button type="button" className="news-first" onClick={() => browse(article.url)}>
      <CoverPicture url={article.pictureUrl} seed={article.title} className="news-cover" />
      <span className="news-over">{article.title}</span>
    </button>
  );
}

function SmallRow({ article }: { article: Article }) {
  const { browse } = usePhone();
  return (
    <button type="button" className="news-row" onClick={() => browse(article.url)}>
      <span className="news-row-title">{article.title}</span>
      <CoverPicture url={article.pictureUrl} seed={article.title} className="news-thumb" />
    </button>
  );
}
