from __future__ import annotations
from dataclasses import dataclass, field
import tensorflow as tf
from tensorflow.keras import Input, Model, layers, regularizers

@dataclass
class Settings:
    side: int = 96
    channels: int = 3
    filters: list[int] = field(default_factory=lambda: [16, 32, 64])
    dim: int = 40
    margin: float = 1.5
    rate: float = 7e-4
    batch: int = 20
    epochs: int = 14
    decay: float = 1e-4

def conv_block(x, f: int, cfg: Settings):
    x = layers.Conv2D(f, 3, padding="same", use_bias=False, kernel_regularizer=regularizers.l2(cfg.decay))(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    return layers.MaxPooling2D()(x)

def make_encoder(cfg: Settings) -> Model:
    inp = Input((cfg.side, cfg.side, cfg.channels))
    x = inp
    for f in cfg.filters:
        x = conv_block(x, f, cfg)
    x = layers.GlobalAveragePooling2D()(x)
    out = layers.Dense(cfg.dim, kernel_regularizer=regularizers.l2(cfg.decay))(x)
    return Model(inp, out, name="encoder")

class ContrastiveLoss(tf.keras.losses.Loss):
    def __init__(self, margin: float = 1.0, name: str = "contrastive"):
        super().__init__(name=name)
        self.margin = margin

    def call(self, y_true, y_pred):
        y_true = tf.cast(y_true, y_pred.dtype)
        far = tf.square(tf.maximum(self.margin - y_pred, 0.0))
        return y_true * tf.square(y_pred) + (1.0 - y_true) * far

class EuclideanDistance(layers.Layer):
    def call(self, inputs):
        a, b = inputs
        return tf.sqrt(tf.maximum(tf.reduce_sum(tf.square(a - b), axis=-1, keepdims=True), 1e-7))

def main(cfg: Settings) -> None:
    enc = make_encoder(cfg)
    shape = (cfg.side, cfg.side, cfg.channels)
    a, b = Input(shape), Input(shape)
    model = Model([a, b], EuclideanDistance()([enc(a), enc(b)]))
    model.compile(optimizer=tf.keras.optimizers.Adam(cfg.rate), loss=ContrastiveLoss(cfg.margin))
    model.fit([left, right], same, batch_size=cfg.batch, epochs=cfg.epochs)

if __name__ == "__main__":
    main(Settings())
