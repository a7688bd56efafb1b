// The shapes of the ninety days: the worse a day, the lower its mark, because colours alone do not tell states apart.
const height = 18;
const tops: Readonly<Record<string, number>> = {
  under_maintenance: 4,
  degraded_performance: 7,
  partial_outage: 12,
  major_outage: 14,
};

/** Outline of the marks of days in one state, each five wide; `at` has where they begin. */
export const barMarks = (state: string, at: number[]): string => {
  const top = tops[state] ?? 0;
  return at.map((x) => `M${x} ${top}h5v${height - top}h-5z`).join('');
};
