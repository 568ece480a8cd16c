import type { Finding } from '../../diagnosis/finding'
import { PixelImage } from '../../ui/PixelImage'

/** The pair at fault, and the chain of causes with the link where it breaks. */
export function Evidence({ evidence }: Pick<Finding, 'evidence'>) {
  const { pair, chain } = evidence ?? {}
  if (!pair && !chain) return null
  return (
    <div className="evidence">
      {pair && (
        <>
          <PixelImage
            pixels={pair.imageA}
            side={pair.side}
            channels={pair.channels}
            label="First image of the pair"
          />
          <PixelImage
            pixels={pair.imageB}
            side={pair.side}
            channels={pair.channels}
            label="Second image of the pair"
          />
        </>
      )}
      {chain && (
        <div className="chain">
          {chain.map((link) => (
            <span key={link.text} className={link.bad ? 'bad' : ''}>
              {link.text}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
