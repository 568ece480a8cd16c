import argparse
import tensorflow as tf
from tensorflow.keras import layers, models, losses, optimizers

def parse():
    ap = argparse.ArgumentParser()
    ap.add_argument('--img-size', type=int, default=60)
    ap.add_argument('--lr', type=float, default=0.003)
    ap.add_argument('--bs', type=int, default=12, help='batch size')
    ap.add_argument('--n-epochs', type=int, default=7)
    ap.add_argument('--margin', type=float, default=0.75)
    ap.add_argument('--optimizer', choices=['adam', 'sgd'], default='sgd')
    return ap.parse_args()

def embedding(size):
    return models.Sequential([
        layers.Input((size, size, 1)),
        layers.Conv2D(20, 5, activation='relu'), layers.MaxPool2D(2, 2),
        layers.Conv2D(50, 5, activation='relu'), layers.MaxPool2D(2, 2),
        layers.Flatten(),
        layers.Dense(500, activation='relu'),
        layers.Dense(10)])

def contrastive_loss(margin):
    def fn(y, d):
        y = tf.cast(y, tf.float32)
        return tf.reduce_mean((1 - y) * tf.square(d) / 2 + y * tf.square(tf.nn.relu(margin - d)) / 2)
    return fn

def main():
    args = parse()
    net = embedding(args.img_size)
    a = layers.Input((args.img_size, args.img_size, 1))
    b = layers.Input((args.img_size, args.img_size, 1))
    d = layers.Lambda(lambda e: tf.norm(e[0] - e[1], axis=1, keepdims=True))((net(a), net(b)))
    model = models.Model([a, b], d)
    if args.optimizer == 'adam':
        opt = optimizers.Adam(args.lr)
    else:
        opt = optimizers.SGD(args.lr, momentum=0.9, nesterov=True)
    model.compile(optimizer=opt, loss=contrastive_loss(args.margin))
    model.fit([x1, x2], y, batch_size=args.bs, epochs=args.n_epochs, validation_split=0.1)

if __name__ == '__main__':
    main()
