/** Nodes under names of their own, and the tensors that they share. */
import type { Attribute, Node, Tensor } from './onnxModel'

export interface GraphBuilder {
  readonly nodes: Node[]
  readonly tensors: Tensor[]
  /** Adds a node; the name of what comes out of it. */
  op(
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
  ): string
  /** Names what is known already, for who uses the graph. */
  name(value: string, as: string): void
  /** The name of a number. */
  number(value: number): string
  /** The name of a list of whole numbers. */
  integers(values: readonly number[]): string
  /** The name of a weight, which is there once however often it is used. */
  weight(name: string, shape: readonly number[], values: () => Float32Array): string
}

export function createGraph(): GraphBuilder {
  const nodes: Node[] = []
  const tensors: Tensor[] = []

  function tensor(name: string, shape: readonly number[], values: () => Tensor['values']): string {
    if (!tensors.some((each) => each.name === name)) tensors.push({ name, shape, values: values() })
    return name
  }

  return {
    nodes,
    tensors,
    op(op, inputs, attributes = {}) {
      const output = `${op.toLowerCase()}_${nodes.length}`
      nodes.push({ op, inputs, output, attributes })
      return output
    },
    name: (value, as) => void nodes.push({ op: 'Identity', inputs: [value], output: as }),
    number: (value) => tensor(`number_${value}`, [], () => Float32Array.of(value)),
    integers: (values) =>
      tensor(`integers_${values.join('_')}`, [values.length], () =>
        BigInt64Array.from(values, BigInt),
      ),
    weight: (name, shape, values) => tensor(name, shape, values),
  }
}
