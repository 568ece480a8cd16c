/** Lines that more than one case quotes, letter for letter as they were posted. */

/** Where the first question's networks are made. */
export const MODELS = 'Models.py'

export const EUCLIDEAN_DISTANCE = `\
def euclidean_distance(vects):
    x, y = vects
    return K.sqrt(K.sum(K.square(x - y), axis=1, keepdims=True))`

export const EUCLIDEAN_DISTANCE_WITH_EPSILON = `\
def euclidean_distance(vects):
    x, y = vects
    return K.sqrt(K.maximum(K.sum(K.square(x - y), axis=1, keepdims=True), K.epsilon()))`

export const OUTPUT_IS_DISTANCE = `\
    distance = Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)([processed_a, processed_b])
    model = Model(inputs=[input_a, input_b], outputs=distance)`

/** The second question's loss. */
export const SIMNET_LOSS = `\
def simnet_loss(target, x1, x2):
    difference = x1 - x2
    distance_vector = tf.map_fn(lambda x: Encoder.distance(x), difference)
    loss = tf.map_fn(lambda distance: target * tf.square(distance) +
                                      (1.0 - target) * tf.square(tf.maximum(0.0, 1.0 - distance)), distance_vector)
    average_loss = tf.reduce_mean(loss)
    return average_loss`

export const SIMNET_LOSS_CORRECTED = `\
def simnet_loss(target, x1, x2):
    difference = x1 - x2
    distance_vector = tf.map_fn(lambda x: Encoder.distance(x), difference)
    loss = (target * tf.square(distance_vector) +
            (1.0 - target) * tf.square(tf.maximum(0.0, 1.0 - distance_vector)))
    average_loss = tf.reduce_mean(loss)
    return average_loss`

/** The second question's metric. */
export const SIMNET_ACCURACY = `\
    distance_vector = tf.map_fn(lambda x: Encoder.distance(x), y_pred)
    accuracy = tf.keras.metrics.binary_accuracy(y_true, distance_vector)`

export const SIMNET_ACCURACY_CORRECTED = `\
    distance_vector = tf.map_fn(lambda x: Encoder.distance(x), y_pred)
    accuracy = tf.keras.metrics.binary_accuracy(y_true, 1.0 - distance_vector)`

/** The second question's root. */
export const SIMNET_DISTANCE = `\
        distance = tf.sqrt(tf.reduce_sum(tf.pow(difference, 2), 0))
        return distance`

export const SIMNET_DISTANCE_WITH_EPSILON = `\
        distance = tf.sqrt(tf.maximum(tf.reduce_sum(tf.pow(difference, 2), 0), 1e-7))
        return distance`

/** Where the second question's training loop takes its loss. */
export const TRAIN_STEP = `\
        x1 = model(x1)
        x2 = model(x2)
        loss = simnet_loss(labels, x1, x2)
    gradients = tape.gradient(loss, model.trainable_variables)`

export const TRAIN_STEP_WITH_PENALTY = `\
        x1 = model(x1)
        x2 = model(x2)
        loss = simnet_loss(labels, x1, x2) + tf.add_n(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)`

/** The second question's one file. */
export const SIMNET = 'the second question’s code'
