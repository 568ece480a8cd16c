import tensorflow as tf
from tensorflow.keras import layers as L

class TripletLossLayer(L.Layer):
    def __init__(self, alpha, **kwargs):
        self.alpha = alpha
        super(TripletLossLayer, self).__init__(**kwargs)

    def triplet_loss(self, inputs):
        anchor, positive, negative = inputs
        p_dist = tf.reduce_sum(tf.square(anchor - positive), axis=-1)
        n_dist = tf.reduce_sum(tf.square(anchor - negative), axis=-1)
        return tf.reduce_sum(tf.maximum(p_dist - n_dist + self.alpha, 0), axis=0)

    def call(self, inputs):
        loss = self.triplet_loss(inputs)
        self.add_loss(loss)
        return loss

def build_network(input_shape, embeddingsize):
    network = tf.keras.Sequential()
    network.add(L.Conv2D(128, (7, 7), activation='relu', input_shape=input_shape, kernel_initializer='he_uniform', kernel_regularizer=tf.keras.regularizers.l2(2e-4)))
    network.add(L.MaxPooling2D())
    network.add(L.Conv2D(128, (3, 3), activation='relu', kernel_initializer='he_uniform', kernel_regularizer=tf.keras.regularizers.l2(2e-4)))
    network.add(L.MaxPooling2D())
    network.add(L.Flatten())
    network.add(L.Dense(256, activation='relu', kernel_regularizer=tf.keras.regularizers.l2(2e-4), kernel_initializer='he_uniform'))
    network.add(L.Dense(embeddingsize, activation=None, kernel_regularizer=tf.keras.regularizers.l2(2e-4), kernel_initializer='he_uniform'))
    network.add(L.Lambda(lambda x: tf.keras.backend.l2_normalize(x, axis=-1)))
    return network

def build_model(input_shape, network, margin=0.2):
    anchor_input = L.Input(input_shape, name="anchor_input")
    positive_input = L.Input(input_shape, name="positive_input")
    negative_input = L.Input(input_shape, name="negative_input")
    encoded_a = network(anchor_input)
    encoded_p = network(positive_input)
    encoded_n = network(negative_input)
    loss_layer = TripletLossLayer(alpha=margin, name='triplet_loss_layer')([encoded_a, encoded_p, encoded_n])
    return tf.keras.Model(inputs=[anchor_input, positive_input, negative_input], outputs=loss_layer)

network = build_network((28, 28, 1), embeddingsize=10)
network_train = build_model((28, 28, 1), network)
optimizer = tf.keras.optimizers.Adam(lr=0.00006)
network_train.compile(loss=None, optimizer=optimizer)
n_iter = 1000
batch_size = 32
for i in range(1, n_iter + 1):
    triplets = get_batch_hard(200, 16, 16, network)
    loss = network_train.train_on_batch(triplets, None)
