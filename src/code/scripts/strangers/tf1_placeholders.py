import tensorflow as tf
from tensorflow.examples.tutorials.mnist import input_data

mnist = input_data.read_data_sets('MNIST_data', one_hot=False)

def network(x, reuse=False):
    with tf.variable_scope('net', reuse=reuse):
        fc1 = tf.layers.dense(x, 1024, activation=tf.nn.relu, name='fc1')
        fc2 = tf.layers.dense(fc1, 1024, activation=tf.nn.relu, name='fc2')
        return tf.layers.dense(fc2, 2, name='fc3')

x1 = tf.placeholder(tf.float32, [None, 784])
x2 = tf.placeholder(tf.float32, [None, 784])
y_ = tf.placeholder(tf.float32, [None])
o1 = network(x1)
o2 = network(x2, reuse=True)
d2 = tf.reduce_sum(tf.pow(o1 - o2, 2), 1)
d = tf.sqrt(d2 + 1e-6)
loss = tf.reduce_mean(y_ * d2 + (1 - y_) * tf.pow(tf.maximum(5.0 - d, 0), 2))
train_step = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
