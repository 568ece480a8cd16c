Siamese ağ eğitirken kayıp değeri değişmiyor

Merhaba, yüz doğrulama için bir siamese ağ kurdum ama kayıp 0.69'da kalıyor. Kodum şöyle:

import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Flatten, Input, Lambda
from tensorflow.keras.models import Model, Sequential

gövde = Sequential([
    Conv2D(10, (5, 5), activation='relu', input_shape=(40, 40, 1)),
    Flatten(),
    Dense(22, activation='sigmoid'),
])
a = Input((40, 40, 1))
b = Input((40, 40, 1))
fark = Lambda(lambda t: tf.abs(t[0] - t[1]))([gövde(a), gövde(b)])
model = Model([a, b], Dense(1, activation='sigmoid')(fark))

Eğitim:

model.compile(loss='binary_crossentropy', optimizer=tf.keras.optimizers.SGD(0.05), metrics=['accuracy'])
model.fit([X1, X2], y, epochs=30, batch_size=16)

Çıktı:

Epoch 1/30
63/63 [==============================] - 2s 31ms/step - loss: 0.6934 - accuracy: 0.5010
Epoch 2/30
63/63 [==============================] - 1s 18ms/step - loss: 0.6931 - accuracy: 0.5000

Teşekkürler!
