# 孪生网络入门

- 模块:
  ```mermaid
  classDiagram
    class Tower {
      + input: image
    }
  ```
- 代码 (见 `model.fit`):
  ```python
  import keras
  from keras import layers
  import keras.backend as K

  tower = keras.Sequential([
      layers.Conv2D(8, 3, strides=2, activation='relu', input_shape=(44, 44, 1)),
      layers.Dense(16, activation='relu'),
      layers.GlobalAveragePooling2D(),
      layers.Dense(9),
  ])
  a, b = layers.Input((44, 44, 1)), layers.Input((44, 44, 1))
  gap = layers.Merge(mode=lambda x: K.sum(K.abs(x[0] - x[1]), axis=1, keepdims=True), output_shape=lambda x: (x[0][0], 1))([tower(a), tower(b)])
  model = keras.Model([a, b], gap)
  ```

Then train it:

```bash
pip install keras
```
```python
def closs(y, d):
    return K.mean(y * K.square(d) + (1 - y) * K.square(K.maximum(2 - d, 0)))

model.compile('adam', closs)
model.fit([left, right], same, batch_size=10, epochs=2)
```
Fin.
