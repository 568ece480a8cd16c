/** Distances of two embeddings as nodes; the very formulas of the engine's. */
import type { DistanceId } from '../../domain/choices/distances'
import type { VerifierDistance } from '../../domain/verifier'
import type { GraphBuilder } from './onnxGraph'

/** As the engine's, and TensorFlow's l2_normalize. */
const SMALLEST = 1e-12

type Make = (graph: GraphBuilder, distance: VerifierDistance, a: string, b: string) => string

const summed = (graph: GraphBuilder, x: string, keep: 0 | 1 = 0) =>
  graph.op('ReduceSum', [x, graph.integers([1])], { keepdims: keep })

const squares: Make = (graph, _, a, b) => {
  const difference = graph.op('Sub', [a, b])
  return summed(graph, graph.op('Mul', [difference, difference]))
}

function unit(graph: GraphBuilder, x: string): string {
  const square = summed(graph, graph.op('Mul', [x, x]), 1)
  return graph.op('Div', [x, graph.op('Sqrt', [graph.op('Max', [square, graph.number(SMALLEST)])])])
}

function root(
  graph: GraphBuilder,
  { epsilon, epsilonForm }: VerifierDistance,
  sum: string,
): string {
  if (epsilon === 0) return graph.op('Sqrt', [sum])
  const least = graph.number(epsilon)
  switch (epsilonForm) {
    case 'max':
      return graph.op('Sqrt', [graph.op('Max', [sum, least])])
    case 'add':
      return graph.op('Sqrt', [graph.op('Add', [sum, least])])
    case 'safe': {
      const above = graph.op('Greater', [sum, least])
      return graph.op('Where', [above, graph.op('Sqrt', [sum]), graph.number(0)])
    }
    default:
      return epsilonForm satisfies never
  }
}

const DISTANCES = {
  euclidean: (graph, distance, a, b) => root(graph, distance, squares(graph, distance, a, b)),
  squared: squares,
  manhattan: (graph, _, a, b) => summed(graph, graph.op('Abs', [graph.op('Sub', [a, b])])),
  cosine: (graph, _, a, b) => {
    const along = summed(graph, graph.op('Mul', [unit(graph, a), unit(graph, b)]))
    return graph.op('Sub', [graph.number(1), along])
  },
} satisfies Record<DistanceId, Make>

export const distanceNode: Make = (graph, distance, a, b) =>
  DISTANCES[distance.id](graph, distance, a, b)
