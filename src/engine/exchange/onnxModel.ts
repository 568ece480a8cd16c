/**
 * ONNX's messages, as far as they are needed, put into protocol buffers by `pbf`: it writes bytes
 * straight away, where libraries that read a schema make code of it, which the page forbids. Numbers of
 * fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */
import { PbfWriter } from 'pbf'
import type { Bytes } from './format'

export type Attribute = number | readonly number[] | { readonly float: number }

export interface Node {
  readonly op: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: Readonly<Record<string, Attribute>>
}

export interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array | BigInt64Array
}

/** A shape's first length is the batch, which any number goes for. */
export interface Port {
  readonly name: string
  readonly shape: readonly (number | string)[]
}

export interface Graph {
  readonly nodes: readonly Node[]
  readonly tensors: readonly Tensor[]
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly metadata: Readonly<Record<string, string>>
}

/** ONNX Runtime has read these since 1.14. */
const IR_VERSION = 8
export const OPSET = 17

const FLOAT = 1
const INT64 = 7

export function onnxBytes(graph: Graph): Bytes {
  const pbf = new PbfWriter()
  pbf.writeVarintField(1, IR_VERSION)
  pbf.writeStringField(2, 'Siamese Playground')
  pbf.writeMessage(7, writeGraph, graph)
  pbf.writeMessage(8, (version: number, out) => out.writeVarintField(2, version), OPSET)
  for (const entry of Object.entries(graph.metadata)) pbf.writeMessage(14, writeEntry, entry)
  return Uint8Array.from(pbf.finish())
}

function writeEntry([key, value]: readonly [string, string], out: PbfWriter) {
  out.writeStringField(1, key)
  out.writeStringField(2, value)
}

function writeGraph({ nodes, tensors, inputs, outputs }: Graph, out: PbfWriter) {
  for (const node of nodes) out.writeMessage(1, writeNode, node)
  out.writeStringField(2, 'verifier')
  for (const tensor of tensors) out.writeMessage(5, writeTensor, tensor)
  for (const port of inputs) out.writeMessage(11, writePort, port)
  for (const port of outputs) out.writeMessage(12, writePort, port)
}

function writeNode({ op, inputs, output, attributes = {} }: Node, out: PbfWriter) {
  for (const input of inputs) out.writeStringField(1, input)
  out.writeStringField(2, output)
  out.writeStringField(3, output)
  out.writeStringField(4, op)
  for (const entry of Object.entries(attributes)) out.writeMessage(5, writeAttribute, entry)
}

function writeAttribute([name, value]: readonly [string, Attribute], out: PbfWriter) {
  out.writeStringField(1, name)
  if (typeof value === 'number') {
    out.writeVarintField(3, value)
    out.writeVarintField(20, 2)
  } else if ('float' in value) {
    out.writeFloatField(2, value.float)
    out.writeVarintField(20, 1)
  } else {
    for (const each of value) out.writeVarintField(8, each)
    out.writeVarintField(20, 7)
  }
}

function writeTensor({ name, shape, values }: Tensor, out: PbfWriter) {
  for (const length of shape) out.writeVarintField(1, length)
  out.writeVarintField(2, values instanceof Float32Array ? FLOAT : INT64)
  out.writeStringField(8, name)
  const { buffer, byteOffset, byteLength } = values
  out.writeBytesField(9, new Uint8Array(buffer, byteOffset, byteLength))
}

function writePort({ name, shape }: Port, out: PbfWriter) {
  out.writeStringField(1, name)
  out.writeMessage(2, writeType, shape)
}

function writeType(shape: Port['shape'], out: PbfWriter) {
  out.writeMessage(1, writeTensorType, shape)
}

function writeTensorType(shape: Port['shape'], out: PbfWriter) {
  out.writeVarintField(1, FLOAT)
  out.writeMessage(2, writeShape, shape)
}

function writeShape(shape: Port['shape'], out: PbfWriter) {
  for (const length of shape) out.writeMessage(1, writeLength, length)
}

function writeLength(length: number | string, out: PbfWriter) {
  if (typeof length === 'number') out.writeVarintField(1, length)
  else out.writeStringField(2, length)
}
