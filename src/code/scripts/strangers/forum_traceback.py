I keep getting a NaN loss with the network below, any ideas?

```python
from keras.models import Model
from keras.layers import Input, Dense, Flatten, Lambda
from keras import backend as K
from keras.optimizers import Adam

inp = Input(shape=(28, 28))
x = Flatten()(inp)
x = Dense(128, activation='relu')(x)
x = Dense(128)(x)
base = Model(inp, x)

l = Input(shape=(28, 28))
r = Input(shape=(28, 28))

def dist(v):
    return K.sqrt(K.sum(K.square(v[0] - v[1]), axis=1, keepdims=True))

model = Model([l, r], Lambda(dist)([base(l), base(r)]))
```

And this is how I train it (1 means the same digit):

```python
def closs(y_true, y_pred, margin=1):
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))

model.compile(loss=closs, optimizer=Adam(lr=0.002))
model.fit([tr[:, 0], tr[:, 1]], tr_y, batch_size=128, epochs=20)
```

Error:

Traceback (most recent call last):
  File "train.py", line 31, in <module>
    model.fit([tr[:, 0], tr[:, 1]], tr_y, batch_size=128, epochs=20)
  File "/usr/lib/python3/dist-packages/keras/engine/training.py", line 1147, in fit
    raise ValueError('Loss is NaN')
ValueError: Loss is NaN

Thanks in advance, Jo
