/** What may be brought, an example each. */
const LAYOUTS = [
  {
    title: 'A folder, zip or tar per person',
    about: 'As LFW has it, its lfw.tgz as it comes. The folder is the name.',
    example: 'Ada/01.jpg\nAda/02.jpg\nBen/holiday.png',
  },
  {
    title: 'Loose photos',
    about: 'The name is what stands before the number.',
    example: 'ada_01.jpg\nada_02.jpg\nben_01.jpg',
  },
  {
    title: 'Photos and a list of pairs',
    about: 'CSV: two paths and a label, 1 for same or for different; the header says which.',
    example: 'a,b,same\nAda/01.jpg,Ada/02.jpg,1\nAda/01.jpg,Ben/holiday.png,0',
  },
  {
    title: 'Photos and LFW’s pairs.txt',
    about: 'Folds, pairs per fold; then name, number, number, or two names.',
    example: '10\t300\nAda\t1\t2\nAda\t1\tBen\t1',
  },
  {
    title: 'Pairs as .npy',
    about: 'The first question’s: two images a file, uint8 or float, named line by line.',
    example: 'X_Train.txt   pairs/0001.npy\nY_Train.txt   1\nX_Val.txt, Y_Val.txt',
  },
] as const

export function Layouts() {
  return (
    <section className="data-part" aria-labelledby="data-layouts">
      <h3 id="data-layouts">What it may look like</h3>
      <ul className="layouts">
        {LAYOUTS.map(({ title, about, example }) => (
          <li key={title}>
            <b>{title}</b>
            <p className="muted">{about}</p>
            <pre>{example}</pre>
          </li>
        ))}
      </ul>
    </section>
  )
}
