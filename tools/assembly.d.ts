/** Compiles the WebAssembly kernels where their sources are newer; throws the compiler's message. */
export function compileAssembly(): Promise<void>
