import styles from './topics.module.css';

const height = 24;
const width = 96;

/** Numbers of consecutive days as small bars; the label says them in words. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  return (
    <svg className={styles.sparkline} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
      {values.map((value, day) =>
        value === 0 ? null : <rect key={day} x={day * step} width={Math.max(1, step - 1)} y={height - 1 - (value / most) * (height - 2)} height={(value / most) * (height - 2)} />,
      )}
    </svg>
  );
}
