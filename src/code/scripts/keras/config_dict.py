import json
from dataclasses import dataclass, field
import keras
from keras import layers
import keras.ops as ko


@dataclass
class Config:
    image: tuple = (40, 40, 1)
    filters: list = field(default_factory=lambda: [8, 8])
    units: int = 20
    lr: float = 5e-4
    batch: int = 10
    margin: float = 1.25


cfg = Config(units=30)
params = {"epochs": 6, "momentum": 0.8}


def tower(c: Config) -> keras.Model:
    net = keras.Sequential(name="tower")
    net.add(layers.Input(c.image))
    for f in [8, 8]:
        net.add(layers.Conv2D(f, 3, strides=2, padding="same", activation=keras.activations.relu))
    net.add(layers.Flatten())
    net.add(layers.Dense(units=c.units))
    return net


if __name__ == "__main__":
    t = tower(cfg)
    a, b = (layers.Input(cfg.image, name=n) for n in ("a", "b"))
    d = layers.Lambda(lambda ab: ko.norm(ab[0] - ab[1], axis=1, keepdims=True))([t(a), t(b)])
    model = keras.Model([a, b], d)

    def loss(label, dist):
        hinge = ko.maximum(cfg.margin - dist, 0.0)
        return ko.mean(ko.where(label > 0.5, dist * dist, hinge * hinge))

    model.compile(keras.optimizers.SGD(cfg.lr, momentum=params["momentum"], nesterov=False), loss)
    model.fit(data, batch_size=cfg.batch, epochs=params["epochs"])
