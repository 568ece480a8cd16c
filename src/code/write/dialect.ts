/** The words in which Keras's operations and PyTorch's differ, so that a formula is written once. */

export interface Dialect {
  /** Σ over the last axis. */
  sumLast(x: string): string
  sum(x: string): string
  mean(x: string): string
  sqrt(x: string): string
  abs(x: string): string
  relu(x: string): string
  softplus(x: string): string
  sigmoid(x: string): string
  /** max(x, c), c being a number. */
  atLeast(x: string, c: string): string
  where(condition: string, x: string, otherwise: string): string
  /** Over one axis, which goes. */
  max(x: string, axis: number): string
  min(x: string, axis: number): string
  any(x: string, axis: number): string
  logSumExp(x: string, axis: number): string
  /** 0 and 1 of what is true. */
  float(x: string): string
  /** 0, 1, … for each row. */
  places(x: string): string
  /** One row, and one column. */
  row(x: string): string
  column(x: string): string
  /** Of length 1 along the last axis; 0 stays 0. */
  unit(x: string): string
}

export const KERAS: Dialect = {
  sumLast: (x) => `ops.sum(${x}, axis=-1)`,
  sum: (x) => `ops.sum(${x})`,
  mean: (x) => `ops.mean(${x})`,
  sqrt: (x) => `ops.sqrt(${x})`,
  abs: (x) => `ops.abs(${x})`,
  relu: (x) => `ops.relu(${x})`,
  softplus: (x) => `ops.softplus(${x})`,
  sigmoid: (x) => `ops.sigmoid(${x})`,
  atLeast: (x, c) => `ops.maximum(${x}, ${c})`,
  where: (condition, x, otherwise) => `ops.where(${condition}, ${x}, ${otherwise})`,
  max: (x, axis) => `ops.max(${x}, axis=${axis})`,
  min: (x, axis) => `ops.min(${x}, axis=${axis})`,
  any: (x, axis) => `ops.any(${x}, axis=${axis})`,
  logSumExp: (x, axis) => `ops.logsumexp(${x}, axis=${axis})`,
  float: (x) => `ops.cast(${x}, "float32")`,
  places: (x) => `ops.arange(ops.shape(${x})[0])`,
  row: (x) => `ops.reshape(${x}, (1, -1))`,
  column: (x) => `ops.reshape(${x}, (-1, 1))`,
  unit: (x) => `${x} * ops.rsqrt(ops.maximum(ops.sum(${x}**2, axis=-1, keepdims=True), 1e-12))`,
}

export const PYTORCH: Dialect = {
  sumLast: (x) => `torch.sum(${x}, dim=-1)`,
  sum: (x) => `torch.sum(${x})`,
  mean: (x) => `torch.mean(${x})`,
  sqrt: (x) => `torch.sqrt(${x})`,
  abs: (x) => `torch.abs(${x})`,
  relu: (x) => `F.relu(${x})`,
  softplus: (x) => `F.softplus(${x})`,
  sigmoid: (x) => `torch.sigmoid(${x})`,
  atLeast: (x, c) => `torch.clamp(${x}, min=${c})`,
  where: (condition, x, otherwise) => `torch.where(${condition}, ${x}, ${otherwise})`,
  max: (x, axis) => `torch.amax(${x}, dim=${axis})`,
  min: (x, axis) => `torch.amin(${x}, dim=${axis})`,
  any: (x, axis) => `torch.any(${x}, dim=${axis})`,
  logSumExp: (x, axis) => `torch.logsumexp(${x}, dim=${axis})`,
  float: (x) => `(${x}).float()`,
  places: (x) => `torch.arange(len(${x}), device=${x}.device)`,
  row: (x) => `${x}.reshape(1, -1)`,
  column: (x) => `${x}.reshape(-1, 1)`,
  unit: (x) => `F.normalize(${x}, dim=-1, eps=1e-6)`,
}
