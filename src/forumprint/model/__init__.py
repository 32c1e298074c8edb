"""What all models share: fields, words with their language and place, and the texts that an editor shows.

It takes no other floor's types. It gives the other floors the means to declare a model. It never reads a file and never knows a particular
model.
"""
