import type { Cause } from '../cause'

/** Similarities divided by so little, or so much, that the softmax over the batch is nearly hard, or flat. */
export const temperatureOff: Cause = {
  weigh({ config: { loss, temperature } }) {
    if (loss !== 'info_nce') return 0
    return temperature < 0.03
      ? 0.7
      : temperature > 0.7
        ? 0.75
        : temperature < 0.05 || temperature > 0.3
          ? 0.3
          : 0
  },
  why: ({ config }) => `Similarities are divided by a temperature of ${config.temperature}.`,
  remedies: () => [{ label: 'Set temperature 0.1', patch: { temperature: 0.1 } }],
}
