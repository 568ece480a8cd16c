import { useId } from 'react'
import { useStore } from 'zustand'
import { rightOption, type Case } from '../../domain/case'
import { predict, predictionsStore, predictionState } from '../../state/prediction'
import { runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { judgedEvaluation } from '../../state/judgedEvaluation'
import { outcomeText } from './outcome'
import { Words } from './Words'

/** A case's question: answered by the person before the run starts, and then by the run. */
export function Prediction({ of }: { readonly of: Case }) {
  const { id, prediction } = of
  const chosen = useStore(predictionsStore, (predictions) => predictions[id])
  const setup = useStore(setupStore, (state) => state.setup)
  const view = useStore(runsStore, (runs) => runs[prediction.run])
  const state = predictionState(of, setup, view)
  const name = useId()
  const said = chosen === undefined ? undefined : prediction.options[chosen]

  if (state.stage === 'open')
    return (
      <fieldset className="prediction">
        <legend>{prediction.question}</legend>
        {prediction.options.map(({ text }, index) => (
          <label key={text}>
            <input
              type="radio"
              name={name}
              checked={index === chosen}
              onChange={() => predict(id, index)}
            />
            {text}
          </label>
        ))}
      </fieldset>
    )

  const came = state.stage === 'answered'
  const right = came && state.right !== null && state.right === chosen
  const explained = said ?? prediction.options[rightOption(prediction, prediction.outcome) ?? 0]
  return (
    <div className="prediction" role="status">
      <p className="prediction-question">{prediction.question}</p>
      <p>
        {said === undefined ? 'You made no prediction.' : `You said: “${said.text}”.`}{' '}
        {state.stage === 'running' && 'The run will tell.'}
        {state.stage === 'failed' && 'The run could not be trained, so it does not tell.'}
      </p>
      {came && (
        <>
          <p>
            {said !== undefined && state.verdict !== 'undecided' && (
              <b className={right ? 'prediction-right' : 'prediction-wrong'}>
                {right ? '✓ Right.' : '✕ Wrong.'}
              </b>
            )}{' '}
            {outcomeText(prediction.run, state.verdict, {
              nonFinite: view.nonFinite,
              evaluation: judgedEvaluation(view),
            })}
          </p>
          {state.asUsual && explained ? (
            <p className="muted">
              <Words text={explained.why} />
            </p>
          ) : (
            <p className="muted">As it opens, this case comes out otherwise.</p>
          )}
        </>
      )}
    </div>
  )
}
