import { useTexts } from "../texts/useTexts";

/** WeChat's red count; nothing for zero, 99+ for many, or only a dot. */
export function Badge({ count, dot = false }: { count: number; dot?: boolean }) {
  const t = useTexts();
  if (count <= 0) return null;
  if (dot) return <span className="badge badge-dot" role="img" aria-label={t.unreadCount(count)} />;
  return (
    <span className="badge">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="visually-hidden">{t.unreadCount(count)}</span>
    </span>
  );
}
